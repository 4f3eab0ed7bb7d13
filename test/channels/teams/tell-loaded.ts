import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'

// Loaded before the server: at its end it says whether anything of botbuilder was loaded.
const { cache } = createRequire(import.meta.url)
process.on('exit', () => {
  const some = Object.keys(cache).some((path) => /node_modules\/(botbuilder|botframework)/.test(path))
  writeSync(1, `botbuilder loaded: ${some}\n`)
})
