import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { localizationOf, manifestOf, type AppIdentity, type AppWords } from './manifest.ts'

/**
 * The Teams app as the zip file that is uploaded: manifest, icons, and the texts of each language.
 * The same identity gives the same bytes.
 *
 * @throws CodedError as `manifestOf` does
 * @example appPackage({ botId, appId: botId, version: '1.0.0', baseUrl: 'https://guide.example.go.th' }, { th, en })
 */
export function appPackage(identity: AppIdentity, words: AppWords): Uint8Array {
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`)
  const icon = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./${name}`, import.meta.url)))
  return zipSync(
    {
      'manifest.json': json(manifestOf(identity, words)),
      'th.json': json(localizationOf(words.th)),
      'en.json': json(localizationOf(words.en)),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
    },
    // A fixed day keeps the bytes the same.
    { level: 9, mtime: '2021-01-01T00:00:00' },
  )
}
