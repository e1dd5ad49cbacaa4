// Accounts from the command line, and the first start of a folder.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { AccountList, InvitedAccount } from '../../src/contract/index.ts'
import type { Terminal } from '../../src/server/command.ts'
import { openHouse, startServer } from '../../src/server/index.ts'
import { main } from '../../src/server/main.ts'
import { makeDemo, wantsDemo } from '../../src/server/make-demo.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-users-'))
after(() => rmSync(folder, { recursive: true }))
const data = join(folder, 'data')

async function run(...args: readonly string[]) {
  const said = { out: '', error: '' }
  const terminal: Terminal = {
    out: (text) => {
      said.out += text
    },
    error: (text) => {
      said.error += text
    },
    readStandardInput: async () => '',
    environment: { SKOLSPEGEL_DATA: data },
    folder,
    stopped: () => Promise.resolve(),
  }
  return { code: await main(['users', ...args], terminal), ...said }
}
const json = async <T>(...args: readonly string[]): Promise<T> => JSON.parse((await run(...args, '--json')).out) as T

test('an account is made with a link, listed, reset, closed and opened', async () => {
  assert.equal((await run('list')).out, 'Det finns inga konton ännu.\n')
  const { code, out } = await run('create', 'Anna.Ek', '--name', 'Anna Ek')
  assert.equal(code, 0)
  assert.match(out, /^Kontot anna\.ek väntar på ett lösenord\. .*\n {2}\/losenord#[A-Za-z0-9_-]{43}\n/)
  assert.match((await run()).out, /anna\.ek {2,}Anna Ek {2,}lokalt {2,}väntar på lösenord {2,}nej {2,}aldrig/)
  const { invitation } = await json<InvitedAccount>('reset', 'anna.ek')
  assert.match(invitation.token, /^[A-Za-z0-9_-]{43}$/)
  assert.equal((await run('close', 'anna.ek')).out, 'Kontot anna.ek är stängt.\n')
  assert.equal((await run('reset', 'anna.ek')).code, 1)
  assert.equal((await run('reopen', 'ANNA.EK')).out, 'Kontot anna.ek är öppet.\n')
  const { accounts } = await json<AccountList>('list')
  assert.deepEqual(
    accounts.map(({ login, state }) => [login, state]),
    [['anna.ek', 'active']],
  )
})

test('a break-glass account is made here, must have codes, and the log says when it is used', async () => {
  const { account, invitation } = await json<InvitedAccount>('create', 'reserv', '--name', 'Reserv', '--break-glass')
  assert.equal(account.kind, 'breakGlass')
  assert.equal(JSON.stringify(await json('list')).includes(invitation.token), false)
  const house = openHouse(data)
  house.audit.flush()
  assert.deepEqual(
    house.audit.latest(1).map(({ kind, actor, purpose }) => [kind, actor, purpose]),
    [['account', 'system', 'createBreakGlass']],
  )
  await house.close()
})

test('an address that is no e-mail address makes no account', async () => {
  const { code, error } = await run('create', 'cia', '--name', 'Cia', '--email', 'cia.kommunen.se')
  assert.deepEqual(
    [code, error],
    [2, 'Valet --email kan inte vara ”cia.kommunen.se”. Skriv en e-postadress som namn@kommunen.se.\n'],
  )
  assert.equal(
    (await json<AccountList>('list')).accounts.some(({ login }) => login === 'cia'),
    false,
  )
  const { account } = await json<InvitedAccount>('create', 'cia', '--name', 'Cia', '--email', 'cia@kommunen.se')
  assert.equal(account.email, 'cia@kommunen.se')
})

test('wrong use ends with 2 and says what is missing; what does not exist ends with 1', async () => {
  for (const args of [['create'], ['create', 'bo'], ['close'], ['frobnicate']])
    assert.equal((await run(...args)).code, 2, args.join(' '))
  const { code, error } = await run('close', 'nobody')
  assert.deepEqual([code, error], [1, 'Det finns inget konto ”nobody”.\n'])
})

test('a folder where somebody has an account never becomes a demo', async () => {
  assert.equal(wantsDemo(data), false)
  await assert.rejects(
    makeDemo(data, () => undefined),
    { code: 'demoNeedsEmptyFolder' },
  )
  assert.equal(existsSync(join(data, 'demo.json')), false)
})

const started = async (path: string): Promise<readonly string[]> => {
  const said: string[] = []
  const server = await startServer({ data: path, port: 0, host: '127.0.0.1' }, (line) => said.push(line), false)
  await server.close()
  return said
}
const secretIn = (said: readonly string[]): string | undefined => /([0-9a-f]{4}-){7}[0-9a-f]{4}/.exec(said.join('\n'))?.[0]

test('start tells a secret while there is no administrator, a new one each time, and keeps its hash alone', async () => {
  const path = join(folder, 'first')
  const [first, second] = [secretIn(await started(path)), secretIn(await started(path))]
  assert.ok(first !== undefined && second !== undefined && first !== second)
  const house = openHouse(path)
  assert.deepEqual([house.setUp.matches(first), house.setUp.matches(second)], [false, true])
  const account = house.accounts.create({ login: 'ada', name: 'Ada', kind: 'local', email: null })
  house.giveAdministration(account.id, account.id)
  await house.close()
  assert.deepEqual(await started(path), [])
  const later = openHouse(path)
  assert.equal(later.setUp.isOpen(), false)
  later.accounts.close(account.id)
  await later.close()
  assert.deepEqual(await started(path), [], 'closed for good, whatever becomes of the administrator')
})
