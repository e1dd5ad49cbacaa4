// What the demo's people and a visitor get on the routes of accounts: they have no account, and a demo folder has none to set up.
import { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>

const everyone = (status: number): Row => ({
  visitor: status,
  ...(Object.fromEntries(roles.map((role) => [role, status])) as Omit<Row, 'visitor'>),
})
const arrival = everyone
const own: Row = { ...everyone(403), visitor: 401 }
const administrator = (status: number): Row => ({ ...everyone(403), visitor: 401, coordinator: status })

export const accountAccess: Readonly<Record<string, Row>> = {
  'POST /api/session/password': arrival(401),
  'POST /api/set-up': arrival(404),
  'POST /api/invitation': arrival(410),
  'POST /api/invitation/password': arrival(410),
  'GET /api/account': own,
  'POST /api/account/password': own,
  'POST /api/account/code/proposal': own,
  'POST /api/account/code': own,
  'POST /api/account/code/removal': own,
  'POST /api/account/recovery-codes': own,
  'POST /api/account/sessions/end': own,
  'GET /api/accounts': administrator(200),
  'POST /api/accounts': administrator(400),
  'POST /api/accounts/reset': administrator(404),
  'POST /api/accounts/close': administrator(404),
  'POST /api/accounts/reopen': administrator(404),
  'POST /api/accounts/staff': administrator(404),
}

let tried = 0
/** Bodies that say nothing true; every sign-in under another name, so that none has to wait. */
export const accountBodies: Readonly<Record<string, () => unknown>> = {
  'POST /api/session/password': () => ({ login: `nobody${++tried}`, password: 'x', code: null }),
  'POST /api/set-up': () => ({ secret: 'x', login: 'anna', name: 'Anna', password: 'x' }),
  'POST /api/invitation': () => ({ token: 'x' }),
  'POST /api/invitation/password': () => ({ token: 'x', password: 'x' }),
  'POST /api/account/password': () => ({ current: 'x', password: 'x' }),
  'POST /api/account/code/proposal': () => ({ current: 'x' }),
  'POST /api/account/code': () => ({ code: 'x' }),
  'POST /api/account/code/removal': () => ({ current: 'x' }),
  'POST /api/account/recovery-codes': () => ({ current: 'x' }),
  'POST /api/account/sessions/end': () => ({ session: null }),
  'POST /api/accounts': () => ({ login: '-', name: 'Anna', email: null }),
  'POST /api/accounts/reset': () => ({ account: 'x', removeCode: false }),
  'POST /api/accounts/close': () => ({ account: 'x' }),
  'POST /api/accounts/reopen': () => ({ account: 'x' }),
  'POST /api/accounts/staff': () => ({ account: 'x', personalNumber: null }),
}
