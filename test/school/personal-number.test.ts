// Numbers: test data of the project personnummer/meta (made up by it, no persons) and Skolverket's dnp-usermanagement examples of TF numbers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, parsePersonalNumber, sexFromPersonalNumber, sexOf } from '../../src/school/rules/index.ts'

const today = '2026-11-23'
const read = (text: string, date = today) => parsePersonalNumber(text, date)
const numberOf = (text: string, date = today): string => {
  const reading = read(text, date)
  return reading.valid ? reading.number : reading.problem
}

test('valid personal numbers are read as they stand', () => {
  for (const text of ['190905271474', '200002292399', '195704289999', '194608239986', '190901219931', '200004059937']) {
    const reading = read(text)
    assert.equal(reading.valid && reading.number, text)
    assert.equal(reading.valid && reading.kind, 'personal')
  }
})

test('coordination numbers have the day plus 60', () => {
  assert.deepEqual(read('197302889931'), {
    valid: true,
    number: '197302889931',
    kind: 'coordination',
    birthDate: '1973-02-28',
    sex: 'male',
  })
  assert.equal(numberOf('202107919967'), '202107919967')
})

test('a wrong check digit, a birth number 000 and a blank inside are named apart', () => {
  for (const text of ['197004289895', '196004309886', '194205669899', '197210869924'])
    assert.equal(numberOf(text), 'checkDigit', text)
  assert.equal(numberOf('201509160006'), 'birthNumber')
  assert.equal(numberOf('19090527 1474'), 'form')
})

test('ten digits take the century from the date of the file', () => {
  assert.equal(numberOf('000229-2399'), '200002292399')
  assert.equal(numberOf('0002292399'), '200002292399')
  assert.equal(numberOf('570428-9999'), '195704289999')
})

test('plus means that the person has turned 100', () => {
  assert.equal(numberOf('090527+1474'), '190905271474')
  assert.equal(numberOf('090527-1474'), '200905271474')
})

test('the sign changes with the year in which the person turns 100, not on the birthday', () => {
  const short = `270601002${checkDigit('270601002')}`
  const text = `${short.slice(0, 6)}-${short.slice(6)}`
  assert.equal(numberOf(text, '2026-12-31'), `19${short}`)
  assert.equal(numberOf(text, '2027-01-02'), 'future')
  assert.equal(numberOf(text.replace('-', '+'), '2027-01-02'), `19${short}`)
})

test('twelve digits may be written with a sign and keep their century', () => {
  assert.equal(numberOf('19090527-1474'), '190905271474')
  assert.equal(numberOf('19090527+1474'), '190905271474')
})

test('a TF number has a date and two digits, no check digit; even second last is a girl', () => {
  assert.deepEqual(read('20090127TF20'), {
    valid: true,
    number: '20090127TF20',
    kind: 'temporary',
    birthDate: '2009-01-27',
    sex: 'female',
  })
  assert.equal(sexFromPersonalNumber('20090127TF12'), 'male')
  assert.equal(numberOf('20090127tf20'), '20090127TF20')
  assert.equal(numberOf('20090127-TF20'), '20090127TF20')
  assert.equal(numberOf('20090230TF20'), 'date')
  assert.equal(numberOf('090127TF20'), 'form')
})

test('the day must exist and not be after the date of the file', () => {
  assert.equal(numberOf(`20010229100${checkDigit('010229100')}`), 'date')
  assert.equal(numberOf(`20011301100${checkDigit('011301100')}`), 'date')
  assert.equal(numberOf(`20010160100${checkDigit('010160100')}`), 'date')
  assert.equal(numberOf(`20010192100${checkDigit('010192100')}`), 'date')
  assert.equal(numberOf(`20261124100${checkDigit('261124100')}`), 'future')
  assert.equal(numberOf(`20261123100${checkDigit('261123100')}`), `20261123100${checkDigit('261123100')}`)
})

test('what a spreadsheet made of a personal number is not repaired', () => {
  for (const text of ['2,00901E+11', '200901270123.0', '90527-1474', '', ' 190905271474', '１９０９０５２７１４７４', 'Anna']) {
    assert.equal(numberOf(text), 'form', text)
  }
})

test('the source’s own field tells the sex, Okänt included; without a field the number does', () => {
  assert.equal(sexOf('female', '190905271474'), 'female')
  assert.equal(sexOf('unknown', '190905271474'), 'unknown')
  assert.equal(sexOf(null, '190905271474'), 'male')
  assert.equal(sexOf(null, '194608239986'), 'female')
})

test('the sex of something that is no personal number is never guessed', () => {
  assert.throws(() => sexFromPersonalNumber('0905271474'), /not a 12-character/)
  assert.throws(() => sexFromPersonalNumber('20090127TFAB'), /not a 12-character/)
})

test('every made number is read back, and any other last digit is refused', () => {
  const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (date, birth, off, coordination) => {
        const iso = date.toISOString().slice(0, 10)
        const dayOfMonth = Number(iso.slice(8)) + (coordination ? 60 : 0)
        const eleven = `${iso.slice(0, 4)}${iso.slice(5, 7)}${String(dayOfMonth).padStart(2, '0')}${String(birth).padStart(3, '0')}`
        const last = checkDigit(eleven.slice(2))
        const reading = read(`${eleven}${last}`)
        assert.deepEqual(reading, {
          valid: true,
          number: `${eleven}${last}`,
          kind: coordination ? 'coordination' : 'personal',
          birthDate: iso,
          sex: birth % 2 === 1 ? 'male' : 'female',
        })
        assert.equal(numberOf(`${eleven.slice(2, 8)}-${eleven.slice(8)}${last}`), `${eleven}${last}`)
        assert.equal(numberOf(`${eleven}${(last + off) % 10}`), 'checkDigit')
      },
    ),
    { numRuns: 500, seed: 20261123 },
  )
})
