import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let running: ChildProcessWithoutNullStreams | undefined

afterEach(() => {
  running?.kill('SIGKILL')
})

const typed = (answer: string) => JSON.stringify({ type: 'yes-no', today: '2021-06-01', typed: answer })

test.each([
  ['understand', [typed('ใช่ค่ะ'), typed('ยังไม่ได้ทำครับ'), '{', typed('ใช่')], [{ value: true }, { value: false }, { error: expect.anything() }, { value: true }]],
  ['agencies match', ['{"typed":"กรมชลประทาน"}', '{"typed":"RID"}'], [expect.objectContaining({ agency: expect.anything() }), expect.objectContaining({ agency: expect.anything() })]],
  ['check --round 2564', ['{"facts":{}}', '{"facts":{}}'], [expect.objectContaining({ awards: expect.anything() }), expect.objectContaining({ awards: expect.anything() })]],
])('%s answers a line before the next one is written', async (command, lines, answers) => {
  running = spawn(process.execPath, ['src/cli/lertrat.js', ...command.split(' ')], { cwd: root })
  running.stderr.resume()
  const answered = createInterface({ input: running.stdout })[Symbol.asyncIterator]()
  for (const [at, line] of lines.entries()) {
    // Half a line has no answer; the other half brings it.
    running.stdin.write(line.slice(0, 1))
    running.stdin.write(`${line.slice(1)}\n`)
    const { value } = await answered.next()
    expect(JSON.parse(String(value))).toEqual(answers[at])
  }
  running.stdin.end()
  expect((await answered.next()).done).toBe(true)
})
