import { describe, expect, test } from 'vitest'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isFileStore, uploadFile } from '../../../src/channels/teams/upload.ts'

describe('a file is stored', () => {
  test.each([
    'https://agency-my.sharepoint.com/personal/somchai_agency_go_th/_api/v2.0/drive/items/01/uploadSession?guid=%271%27', 'https://agency-my.sharepoint.us/x', 'https://apac1.svc.ms/x', 'https://public.bn.1drv.com/up/x',
  ])('in Microsoft\'s storage (%s)', (address) => {
    expect(isFileStore(address, false)).toBe(true)
  })

  test.each([
    'http://agency.sharepoint.com/x', 'https://sharepoint.com.example.org/x', 'https://notsharepoint.com/x', 'https://agency.sharepoint.com@10.0.0.1/x', 'https://agency.sharepoint.com:8443/x',
    'https://10.0.0.1/x', 'https://[::1]/x', 'https://localhost/x', 'http://127.0.0.1/x', 'https://169.254.169.254/latest', 'ftp://agency.sharepoint.com/x', 'file:///etc/passwd', 'https://sharepoint.com/x', '',
  ])('and nowhere else (%s)', async (address) => {
    expect(isFileStore(address, false)).toBe(false)
    expect(await uploadFile(address, Buffer.from('x'), { local: false })).toBe(false)
  })
})

test.each([
  ['never answers', 1, (): void => undefined],
  // However long it asks to wait, nobody waits longer than there is time.
  ['asks for an hour', 1, (response: ServerResponse): void => void response.writeHead(503, { 'retry-after': '3600' }).end()],
  ['leads elsewhere', 3, (response: ServerResponse): void => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()],
])('a storage that %s does not have the file, and nobody waits for it', async (_what, most, answer) => {
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    asked += 1
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  try {
    expect(await uploadFile(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, Buffer.from('file'), { local: true, timeoutMs: 1_500 })).toBe(false)
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThanOrEqual(most)
  } finally {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
})

test('a file that is empty or larger than is stored is not sent', async () => {
  expect(await uploadFile('http://127.0.0.1:1/x', new Uint8Array(), { local: true })).toBe(false)
  expect(await uploadFile('http://127.0.0.1:1/x', new Uint8Array(10 * 1024 * 1024 + 1), { local: true })).toBe(false)
})
