import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressKey, loginKey } from '../../src/store/index.ts'
import { openSigning, type Signing } from './signing-in.ts'

const anna = loginKey('anna.ek')

/** Fails until one has to wait; answers after how many, and for how many seconds. */
function failUntilWait({ attempts, now }: Signing, keys = [anna]): { failed: number; seconds: number } {
  for (let failed = 0; failed < 1000; failed++) {
    const until = attempts.begin(keys)
    if (until !== null) return { failed, seconds: (until.getTime() - now().getTime()) / 1000 }
  }
  throw new Error('a thousand attempts may be made')
}

test('after five failures one waits a minute, then two, four and never more than fifteen', () => {
  const signing = openSigning()
  const waits: number[] = []
  let failed = 0
  for (let round = 0; round < 7; round++) {
    const found = failUntilWait(signing)
    failed += found.failed
    waits.push(found.seconds / 60)
    signing.pass(found.seconds)
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 15, 15, 15])
  assert.equal(failed, 5 + 6)
  signing.close()
})

test('the wait outlives a restart, and attempts made in it count nothing', () => {
  const before = openSigning()
  failUntilWait(before)
  const signing = before.restarted()
  assert.equal(failUntilWait(signing).failed, 0)
  signing.pass(59)
  assert.equal(failUntilWait(signing).seconds, 1)
  signing.pass(1)
  assert.equal(signing.attempts.begin([anna]), null)
  signing.close()
})

test('attempts made at the same moment are counted before any of them is answered', () => {
  const { attempts, close } = openSigning()
  const answers = Array.from({ length: 100 }, () => attempts.begin([anna]))
  assert.equal(answers.filter((until) => until === null).length, 5)
  close()
})

test('the right password forgets the failures of the account, and what did not fail is taken back', () => {
  const signing = openSigning()
  for (let count = 0; count < 4; count++) signing.attempts.begin([anna])
  signing.attempts.begin([anna])
  signing.attempts.takeBack([anna])
  assert.equal(failUntilWait(signing).failed, 1)
  signing.attempts.forget(anna)
  assert.equal(failUntilWait(signing).failed, 5)
  signing.close()
})

test('an address waits after thirty failures, whatever user names were tried', () => {
  const signing = openSigning()
  let tried = 0
  while (signing.attempts.begin([loginKey(`person${tried}`), addressKey('192.0.2.7')]) === null) tried++
  assert.equal(tried, 30)
  assert.equal(signing.attempts.begin([loginKey('anna.ek'), addressKey('192.0.2.8')]), null)
  signing.close()
})

test('failures are forgotten after a day, and the table holds neither user names nor addresses', () => {
  const signing = openSigning()
  failUntilWait(signing, [anna, addressKey('192.0.2.7')])
  assert.doesNotMatch(JSON.stringify(signing.store.prepare('select * from attempt').all()), /anna|192/)
  signing.pass(24 * 3600)
  signing.attempts.begin([loginKey('bo')])
  assert.equal(signing.store.prepare('select count(*) as n from attempt').get()?.n, 1)
  signing.close()
})
