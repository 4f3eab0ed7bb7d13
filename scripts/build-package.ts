/**
 * Builds what other systems import as `lertrat-guide/rules`: JavaScript and types of src/rules, with
 * its rulebooks. The service itself runs from its sources and needs none of this.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

// An installation without development packages only runs the service.
if (existsSync(at('node_modules/typescript'))) {
  rmSync(at('dist'), { recursive: true, force: true })
  execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.package.json')], { stdio: 'inherit' })
  cpSync(at('src/rules/rulebooks'), at('dist/rules/rulebooks'), { recursive: true })
}
