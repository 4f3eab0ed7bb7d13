import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { appPackage, localizationOf, manifestOf, type AppIdentity } from '../../../../src/channels/teams/package/index.ts'
import { packageTeamsApp } from '../../../../src/cli/teams.ts'
import { loadVocabulary } from '../../../../src/conversation/words.ts'

const vocabulary = loadVocabulary()
const words = { th: vocabulary.words('th', 0), en: vocabulary.words('en', 0) }
const botId = '0f2c9d1e-3b4a-4c5d-8e6f-123456789abc'
const identity: AppIdentity = { botId, appId: botId, version: '1.0.0', baseUrl: 'https://guide.example.go.th' }

const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams/v1.30')
/** What the official schema has against a file. */
function findings(file: string, data: unknown): unknown {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(join(schemas, file), 'utf8')) as Record<string, unknown>
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return validate(data) ? [] : validate.errors
}

const coded = (code: string): unknown => expect.objectContaining({ code })
const written = (): string => join(mkdtempSync(join(tmpdir(), 'lertrat-teams-')), 'app.zip')

describe('the app package', () => {
  const files = unzipSync(appPackage(identity, words))
  const json = (name: string): Record<string, unknown> => JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as Record<string, unknown>

  test('has a manifest and texts that the official schema takes', () => {
    expect(findings('MicrosoftTeams.schema.json', json('manifest.json'))).toEqual([])
    expect(findings('MicrosoftTeams.Localization.schema.json', json('th.json'))).toEqual([])
    expect(findings('MicrosoftTeams.Localization.schema.json', json('en.json'))).toEqual([])
  })

  test('the schema would find a wrong manifest', () => {
    expect(findings('MicrosoftTeams.schema.json', { ...json('manifest.json'), id: 'no id' })).not.toEqual([])
  })

  test('names files that it has', () => {
    const { icons, localizationInfo } = json('manifest.json') as { icons: Record<string, string>; localizationInfo: { defaultLanguageFile: string; additionalLanguages: { file: string }[] } }
    const named = [...Object.values(icons), localizationInfo.defaultLanguageFile, ...localizationInfo.additionalLanguages.map((one) => one.file)]
    expect(Object.keys(files).sort()).toEqual(['manifest.json', ...named].sort())
  })

  test('offers the bot in the personal chat, in teams and in group chats, with files', () => {
    expect(json('manifest.json')['bots']).toMatchObject([{ botId, scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }])
  })

  test('has the same commands in both languages, each in its own words', () => {
    const commands = (texts: Record<string, unknown>): readonly [string, unknown][] => Object.entries(texts).filter(([key]) => key.startsWith('bots[0]'))
    const [th, en] = [commands(json('th.json')), commands(json('en.json'))]
    expect(th.map(([key]) => key)).toEqual(en.map(([key]) => key))
    expect(th.every(([, text], at) => text !== en[at]?.[1])).toBe(true)
  })

  test('has icons of the sizes that Teams wants, the outline white on nothing', () => {
    const sizeOf = (name: string): readonly number[] => {
      const png = Buffer.from(files[name] ?? new Uint8Array())
      return [png.readUInt32BE(16), png.readUInt32BE(20)]
    }
    expect(sizeOf('color.png')).toEqual([192, 192])
    expect(sizeOf('outline.png')).toEqual([32, 32])
    // Colour type 6: with an alpha channel.
    expect(files['outline.png']?.[25]).toBe(6)
  })

  test('is the same bytes for the same app', () => {
    expect(Buffer.from(appPackage(identity, words)).equals(Buffer.from(appPackage(identity, words)))).toBe(true)
  })
})

describe('a wrong setting', () => {
  test.each<[string, Partial<AppIdentity>, string]>([
    ['an id that is none', { botId: 'bot' }, 'teams-app-id'],
    ['an app id that is none', { appId: '' }, 'teams-app-id'],
    ['a version of two numbers', { version: '1.0' }, 'teams-app-version'],
    ['a version with zeros in front', { version: '01.0.0' }, 'teams-app-version'],
    ['no address', { baseUrl: '' }, 'teams-app-address'],
    ['an address without TLS', { baseUrl: 'http://guide.example.go.th' }, 'teams-app-address'],
    ['an address with a path', { baseUrl: 'https://guide.example.go.th/chat' }, 'teams-app-address'],
    ['a name that is only known here', { baseUrl: 'https://localhost' }, 'teams-app-address'],
    ['a name that is too long', { developer: 'ก'.repeat(33) }, 'teams-app-text'],
  ])('%s', (_, wrong, code) => {
    expect(() => manifestOf({ ...identity, ...wrong }, words)).toThrow(coded(code) as Error)
  })

  test('each has a sentence in both languages', () => {
    for (const code of ['teams-app-id-missing', 'teams-app-id', 'teams-app-version', 'teams-app-address', 'teams-app-text', 'teams-package-unwritten']) {
      for (const each of [words.th, words.en]) expect(each.say(`errors:${code}`)).not.toContain(code)
    }
  })

  test('a text that Teams does not take is named', () => {
    const long = { ...words.en, say: () => 'x'.repeat(5_000) }
    expect(() => localizationOf(long)).toThrow(coded('teams-app-text') as Error)
  })
})

describe('the command', () => {
  afterEach(() => void vi.restoreAllMocks())

  test('writes the file, and nothing of the secret', () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const out = written()
    expect(packageTeamsApp({ url: identity.baseUrl, out, developer: 'สำนักงาน ก.พ.ร.' }, { MicrosoftAppId: botId, MicrosoftAppPassword: 'very-secret' })).toBe(out)
    const files = unzipSync(readFileSync(out))
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toMatchObject({ id: botId, developer: { name: 'สำนักงาน ก.พ.ร.' } })
    expect(Object.values(files).some((file) => Buffer.from(file).includes('very-secret'))).toBe(false)
    expect(said.mock.calls.flat().join('')).toContain(out)
  })

  test('without the bot\'s id says which setting is missing', () => {
    expect(() => packageTeamsApp({ url: identity.baseUrl }, {})).toThrow(coded('teams-app-id-missing') as Error)
  })

  test('says where the file cannot be written', () => {
    expect(() => packageTeamsApp({ url: identity.baseUrl, out: '/nowhere/at/all/app.zip' }, { MicrosoftAppId: botId })).toThrow(coded('teams-package-unwritten') as Error)
  })
})
