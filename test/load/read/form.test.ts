import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formOf, masked } from '../../../src/load/read/form.ts'

test('a form tells length and kind of signs', () => {
  assert.equal(formOf(''), 'tomt')
  assert.equal(formOf('2009'), '4 tecken, bara siffror')
  assert.equal(formOf('Åsa'), '3 tecken, bara bokstäver')
  assert.equal(formOf('2025-06'), '7 tecken, siffror och streck')
  assert.equal(formOf('1.5'), '3 tecken, siffror med komma eller punkt')
  assert.equal(formOf('20090101TF12'), '12 tecken, bokstäver och siffror')
  assert.equal(formOf('a b'), '3 tecken, bokstäver, siffror eller andra tecken')
})

test('one sign is shown, two only when no name has them, all else is stars and a form', () => {
  assert.equal(masked('G'), 'G')
  assert.equal(masked('C*'), 'C*')
  assert.equal(masked('Bo'), '**** (2 tecken, bara bokstäver)')
  assert.equal(masked('200901011234'), '**** (12 tecken, bara siffror)')
})

test('no value of three signs or more shows through its mask', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3 }), (value) => {
      fc.pre(!/^[\s\d*(),]|tecken|siffror|bokstäver|streck|andra|eller|med|komma|punkt|bara|och/.test(value))
      assert.ok(!masked(value).includes(value))
    }),
  )
})
