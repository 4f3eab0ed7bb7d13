import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { appPackage } from '../channels/teams/package/index.ts'
import { loadVocabulary } from '../conversation/words.ts'
import { CodedError } from '../database/coded-error.ts'

/** What `lertrat teams package` is told. */
export interface PackageOptions {
  /** The service's public address, such as `https://guide.agency.go.th`. */
  readonly url?: string
  /** The file to write; `lertrat-teams.zip` without it. */
  readonly out?: string
  /** The app's own id in Teams; without it the bot's. */
  readonly appId?: string
  /** The version of the app, `1.0.0` without it; each update needs a higher one. */
  readonly appVersion?: string
  /** The agency that offers the app, at most 32 characters. */
  readonly developer?: string
}

/**
 * `lertrat teams package`: writes the Teams app as a zip file, ready to be uploaded. The bot's id comes
 * from `MicrosoftAppId`; no secret is needed, and none goes into the file.
 *
 * @returns the path of the file.
 * @throws CodedError `teams-app-id-missing`, `teams-app-id`, `teams-app-version`, `teams-app-address`,
 *   `teams-app-text`, or `teams-package-unwritten` where the file cannot be written
 */
export function packageTeamsApp(options: PackageOptions, environment: NodeJS.ProcessEnv): string {
  const botId = environment['MicrosoftAppId']?.trim() ?? ''
  if (botId === '') throw new CodedError('teams-app-id-missing', { path: 'MicrosoftAppId' })
  const vocabulary = loadVocabulary()
  const words = { th: vocabulary.words('th', 0), en: vocabulary.words('en', 0) }
  const zip = appPackage({
    botId, appId: options.appId?.trim() || botId, version: options.appVersion ?? '1.0.0', baseUrl: options.url ?? '',
    ...(options.developer === undefined ? {} : { developer: options.developer }),
  }, words)
  const path = resolve(options.out ?? 'lertrat-teams.zip')
  try {
    writeFileSync(path, zip)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new CodedError('teams-package-unwritten', { path: 'out', values: { path, reason }, cause })
  }
  const values = { path, kilobytes: Math.ceil(zip.length / 1000) }
  for (const each of [words.th, words.en]) process.stdout.write(`${each.say('teams:package.written', values)}\n${each.say('teams:package.next')}\n`)
  return path
}
