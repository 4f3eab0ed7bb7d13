import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes every call of the Messaging API at once, so that what is measured is the webhook. */
let calls = 0
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.url === '/calls') response.end(String(calls))
    else {
      calls++
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"sentMessages":[]}')
    }
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`))
