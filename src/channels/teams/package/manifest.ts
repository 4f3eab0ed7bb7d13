import type { Words } from '../../../conversation/words.ts'
import { CodedError } from '../../../database/coded-error.ts'

/** What of the app an installation decides. */
export interface AppIdentity {
  /** The bot's id in Azure, `MicrosoftAppId`. */
  readonly botId: string
  /** The app's own id in Teams; the bot's id serves for it, too. */
  readonly appId: string
  /** Such as `1.0.2`: Teams takes an update only with a higher one. */
  readonly version: string
  /** The service's public address, `https://…`. */
  readonly baseUrl: string
  /** The agency that offers the app, as Teams shows it. */
  readonly developer?: string
}

/** Whether two languages of the app have their texts: the first is that of the manifest itself. */
export interface AppWords {
  readonly th: Words
  readonly en: Words
}

const commands = ['check', 'ask', 'answers', 'deadlines', 'contact', 'language'] as const
const scopes = ['personal', 'team', 'groupChat'] as const
/** In the files of languages: where a command stands. */
const commandPath = (at: number): string => `bots[0].commandLists[0].commands[${at}]`

/**
 * The manifest of the Teams app, schema 1.30, in Thai.
 *
 * @throws CodedError `teams-app-id`, `teams-app-version`, `teams-app-address`, `teams-app-text`;
 *   `path` names the setting or the text.
 */
export function manifestOf(identity: AppIdentity, words: AppWords): Readonly<Record<string, unknown>> {
  const { botId, appId, version, baseUrl } = checked(identity)
  const say = textsOf(words.th)
  const developer = identity.developer?.trim() || say('developer', 32)
  if (developer.length > 32) throw new CodedError('teams-app-text', { path: 'developer', values: { limit: 32 } })
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: { name: developer, websiteUrl: `${baseUrl}/`, privacyUrl: `${baseUrl}/`, termsOfUseUrl: `${baseUrl}/` },
    localizationInfo: {
      defaultLanguageTag: 'th', defaultLanguageFile: 'th.json', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    name: { short: say('short', 30), full: say('full', 100) },
    description: { short: say('about', 80), full: say('description', 4_000) },
    accentColor: '#0c2740',
    bots: [{
      botId, scopes: [...scopes], isNotificationOnly: false, supportsFiles: true, supportsCalling: false, supportsVideo: false,
      commandLists: [{
        scopes: [...scopes],
        commands: commands.map((command) => ({ title: say(`commands.${command}.title`, 128), description: say(`commands.${command}.about`, 4_000) })),
      }],
    }],
    validDomains: [new URL(baseUrl).host],
  }
}

/** The texts of the app in one language, which Teams shows to whoever uses it. */
export function localizationOf(words: Words): Readonly<Record<string, string>> {
  const say = textsOf(words)
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    'name.short': say('short', 30),
    'name.full': say('full', 100),
    'description.short': say('about', 80),
    'description.full': say('description', 4_000),
    ...Object.fromEntries(commands.flatMap((command, at) => [
      [`${commandPath(at)}.title`, say(`commands.${command}.title`, 128)],
      [`${commandPath(at)}.description`, say(`commands.${command}.about`, 4_000)],
    ])),
  }
}

/** Teams refuses a package with a longer text without saying which it is. */
function textsOf(words: Words): (key: string, limit: number) => string {
  return (key, limit) => {
    const text = words.say(`teams:app.${key}`)
    if (text.length > limit) throw new CodedError('teams-app-text', { path: `teams:app.${key}`, values: { limit } })
    return text
  }
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const semver = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/

function checked(identity: AppIdentity): AppIdentity {
  const { botId, appId, version, baseUrl } = identity
  if (!guid.test(botId)) throw new CodedError('teams-app-id', { path: 'MicrosoftAppId', values: { given: botId } })
  if (!guid.test(appId)) throw new CodedError('teams-app-id', { path: 'app-id', values: { given: appId } })
  if (!semver.test(version) || version.length > 64) throw new CodedError('teams-app-version', { path: 'app-version', values: { given: version } })
  return { ...identity, baseUrl: publicAddress(baseUrl) }
}

/** An address that Teams can be given: of the web, by name, without a path. */
function publicAddress(given: string): string {
  const address = URL.canParse(given) ? new URL(given) : undefined
  const bad = address === undefined || address.protocol !== 'https:' || address.username !== '' || address.pathname !== '/' || address.search !== '' || address.hash !== '' || !address.hostname.includes('.')
  if (bad) throw new CodedError('teams-app-address', { path: 'url', values: { given } })
  return address.origin
}
