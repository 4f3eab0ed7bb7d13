/** A client of the HTTP interface, as any other program would be one. */
export function webClient(address: string) {
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    post,
    get: (path: string, headers: Record<string, string> = {}) => fetch(address + path, { headers }),
    async conversation(): Promise<string> {
      const response = await post('/web/conversations')
      const { conversation } = (await response.json()) as { conversation: string }
      return conversation
    },
    /** The texts a message is answered with. */
    async say(message: Readonly<Record<string, unknown>>): Promise<string[]> {
      const response = await post('/web/messages', message)
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
      const { replies } = (await response.json()) as { replies: { text: string }[] }
      return replies.map((reply) => reply.text)
    },
  }
}

/** Status, code and path of a refusal. */
export async function refusal(response: Response): Promise<{ status: number; code: string; path?: string }> {
  const body = (await response.json()) as { error: { code: string; message: string; path?: string } }
  const { code, path } = body.error
  return { status: response.status, code, ...(path === undefined ? {} : { path }) }
}
