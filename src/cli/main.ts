import { CodedError } from '../database/coded-error.ts'
import { RuleError } from '../rules/rule-error.ts'
import { loadErrorTexts } from '../server/error-texts.ts'

const [command, ...others] = process.argv.slice(2)

// Whoever reads the output may have seen enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  // The service runs for months and needs no parser of commands in its memory.
  if (others.length === 0 && (command === undefined || command === 'serve')) await (await import('./serve.ts')).serve(process.env)
  else await (await import('./commands.ts')).runCommand()
} catch (error) {
  if (error instanceof CodedError) {
    const texts = loadErrorTexts()
    process.stderr.write(`${texts(error, 'th')}\n${texts(error, 'en')}\n(${error.code})\n`)
  } else if (error instanceof RuleError) {
    process.stderr.write(`${error.message}\n(${error.code})\n`)
  } else throw error
  process.exitCode = 2
}
