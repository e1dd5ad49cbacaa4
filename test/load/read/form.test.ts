import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tell } from '../../../src/load/detail.ts'
import { formOf, masked } from '../../../src/load/read/form.ts'

test('a form tells length and kind of signs', () => {
  assert.equal(tell(formOf('')), 'tomt')
  assert.equal(tell(formOf('2009')), '4 tecken, bara siffror')
  assert.equal(tell(formOf('Åsa')), '3 tecken, bara bokstäver')
  assert.equal(tell(formOf('2025-06')), '7 tecken, siffror och streck')
  assert.equal(tell(formOf('1.5')), '3 tecken, siffror med komma eller punkt')
  assert.equal(tell(formOf('20090101TF12')), '12 tecken, bokstäver och siffror')
  assert.equal(tell(formOf('a b')), '3 tecken, bokstäver, siffror eller andra tecken')
})

test('one sign is shown, two only when no name has them, all else is stars and a form', () => {
  assert.equal(tell(masked('G')), 'G')
  assert.equal(tell(masked('C*')), 'C*')
  assert.equal(tell(masked('Bo')), '**** (2 tecken, bara bokstäver)')
  assert.equal(tell(masked('200901011234')), '**** (12 tecken, bara siffror)')
})

test('no value of three signs or more shows through its mask', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3 }), (value) => {
      fc.pre(!/^[\s\d*(),]|tecken|siffror|bokstäver|streck|andra|eller|med|komma|punkt|bara|och/.test(value))
      assert.ok(!tell(masked(value)).includes(value))
    }),
  )
})
