import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createContentCalls } from '../../../src/channels/line/content.ts'
import { fetchFile } from '../../../src/channels/line/files.ts'
import { startFakeLine } from '../../support/fake-line/server.ts'
import type { RunningFakeLine } from '../../support/fake-line/server.ts'

const bytes = new Uint8Array([80, 75, 3, 4, 0, 255])
let fake: RunningFakeLine
beforeAll(async () => {
  fake = await startFakeLine({
    channelAccessToken: 'token',
    also: (_line, request, _body, response) => {
      if (request.url?.includes('/slow/') === true) {
        response.writeHead(200).write('a')
        return true
      }
      if (request.url?.includes('/preparing/') !== true) return false
      response.writeHead(202).end()
      return true
    },
  })
  fake.line.contents.set('1', bytes)
  fake.line.contents.set('2', new Uint8Array(101))
})
afterAll(() => fake.close())

const contents = (channelAccessToken = 'token') => createContentCalls({ channelAccessToken, apiBaseUrl: fake.url, limit: 100, timeoutMs: 500 })
const sent = (messageId: string, size = 6) => ({ kind: 'file', messageId, name: 'a.xlsx', size }) as const
const yes = async () => true

describe('a file that somebody sent', () => {
  test('comes whole, where it is a coordinator\'s', async () => {
    const happened = await fetchFile(sent('1'), yes, contents())
    expect(happened).toMatchObject({ kind: 'file', name: 'a.xlsx' })
    expect(happened.kind === 'file' && [...happened.bytes]).toEqual([...bytes])
  })

  test('is not asked for where it is anybody else\'s', async () => {
    const asked = fake.line.seen.length
    expect(await fetchFile(sent('1'), async () => false, contents())).toEqual({ kind: 'unreadable' })
    expect(fake.line.seen.length).toBe(asked)
  })

  test('over the limit is refused, without asking where LINE tells its size, whatever it tells', async () => {
    const asked = fake.line.seen.length
    expect(await fetchFile(sent('1', 10 * 1024 * 1024 + 1), yes, contents())).toEqual({ kind: 'no-file', why: 'too-large' })
    expect(fake.line.seen.length).toBe(asked)
    expect(await fetchFile(sent('2', 5), yes, contents())).toEqual({ kind: 'no-file', why: 'too-large' })
  })

  test.each(['3', 'slow', 'preparing', '../2'])('that LINE does not give is told of, no error: %s', async (id) => {
    expect(await fetchFile(sent(id), yes, contents())).toEqual({ kind: 'no-file', why: 'not-fetched' })
  })

  test('with a token that LINE refuses is told of', async () => {
    expect(await contents('other')('1')).toEqual({ ok: false, code: 'rejected' })
  })

  test('what is no file stays as it is', async () => {
    expect(await fetchFile({ kind: 'follow' }, yes, contents())).toEqual({ kind: 'follow' })
  })
})
