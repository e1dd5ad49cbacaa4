// One client of the server's own interface, signed in as one of the demo's people.
import { type Answers, type Catalogue, type Export, type Query, SessionSchema } from '../src/contract/index.ts'

export interface Visitor {
  /** Asks and waits for the whole answer; throws on anything but an answer. */
  readonly ask: (query: Query) => Promise<unknown>
  /** The questions of a page at once; throws when one of them is refused. Answers how many cells came. */
  readonly open: (queries: readonly Query[]) => Promise<number>
  /** Has a file made and waits for all of it; answers its bytes' number. */
  readonly file: (wanted: Export) => Promise<number>
  readonly catalogue: () => Promise<Catalogue>
}

export async function signIn(address: string, person: string): Promise<Visitor> {
  const first = await fetch(`${address}/api/session`)
  const before = SessionSchema.parse(await first.json())
  const answered = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': before.csrf, cookie: cookieOf(first) },
    body: JSON.stringify({ person }),
  })
  if (!answered.ok) throw new Error(`signing in was refused: ${await answered.text()}`)
  const { csrf } = SessionSchema.parse(await answered.json())
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie: cookieOf(answered) }
  return {
    ask: async (query) => {
      const answer = await fetch(`${address}/api/query`, { method: 'POST', headers, body: JSON.stringify(query) })
      if (!answer.ok) throw new Error(`a question was refused: ${await answer.text()}`)
      return answer.json()
    },
    open: async (queries) => {
      const answered = await fetch(`${address}/api/queries`, { method: 'POST', headers, body: JSON.stringify({ queries }) })
      const text = await answered.text()
      if (!answered.ok) throw new Error(`a page was refused: ${text}`)
      const { answers } = JSON.parse(text) as Answers
      return answers.reduce((cells, answer) => {
        if ('fault' in answer) throw new Error(`a question was refused: ${answer.message}`)
        return cells + answer.cells.length
      }, 0)
    },
    file: async (wanted) => {
      const made = await fetch(`${address}/api/export`, { method: 'POST', headers, body: JSON.stringify(wanted) })
      if (!made.ok) throw new Error(`a file was refused: ${await made.text()}`)
      return (await made.arrayBuffer()).byteLength
    },
    catalogue: async () => (await (await fetch(`${address}/api/catalogue`, { headers })).json()) as Catalogue,
  }
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
