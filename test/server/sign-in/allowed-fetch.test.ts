import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { fetchWithin } from '../../../src/server/sign-in/allowed-fetch.ts'

const get = { method: 'GET', headers: {} }

async function serving(listener: RequestListener, use: (host: string) => Promise<void>): Promise<void> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The hosts that would have been asked. */
function recording(): { asked: string[]; fetch: (url: string) => Promise<Response> } {
  const asked: string[] = []
  return {
    asked,
    fetch: async (url) => {
      asked.push(new URL(url).host)
      return new Response('{}')
    },
  }
}

test('a host that is allowed is asked, any other is not, whatever it looks like', async () => {
  const network = recording()
  const ask = fetchWithin(new Set(['login.kommunen.se', 'login.kommunen.se:8443']), network)
  await ask('https://login.kommunen.se/token', get)
  await ask('https://login.kommunen.se:8443/token', get)
  const others = [
    'https://login.kommunen.se:444/token',
    'https://kommunen.se/',
    'https://login.kommunen.se.example.org/',
    'https://example.org/login.kommunen.se',
    'https://login.kommunen.se@example.org/',
    'http://login.kommunen.se/token',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ]
  for (const url of others) await assert.rejects(ask(url, get), { code: 'hostNotAllowed' }, url)
  assert.deepEqual(network.asked, ['login.kommunen.se', 'login.kommunen.se:8443'])
})

test('no redirect is followed, not even to the same host', async () => {
  let asked = 0
  const listener: RequestListener = (request, response) => {
    asked += 1
    response.writeHead(302, { location: request.url === '/same' ? '/there' : 'https://example.org/there' }).end()
  }
  await serving(listener, async (host) => {
    const ask = fetchWithin(new Set([host, 'example.org']))
    await assert.rejects(ask(`http://${host}/same`, get), { code: 'providerRedirects' })
    await assert.rejects(ask(`http://${host}/other`, get), { code: 'providerRedirects', message: /example\.org/ })
  })
  assert.equal(asked, 2)
})

test('an answer of more than a megabyte is given up', async () => {
  await serving(
    (_, response) => response.end('x'.repeat(1024 * 1024 + 1)),
    async (host) => {
      await assert.rejects(fetchWithin(new Set([host]))(`http://${host}/`, get), {
        code: 'providerUnreachable',
        message: /för stort/,
      })
    },
  )
})

test('a host where nobody answers is told as such', async () => {
  let gone = ''
  await serving(
    () => undefined,
    async (host) => {
      gone = host
    },
  )
  await assert.rejects(fetchWithin(new Set([gone]))(`http://${gone}/`, get), {
    code: 'providerUnreachable',
    message: /ingen svarar på den porten/,
  })
})
