import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detail, kept, retell, tell } from '../../src/load/detail.ts'
import { inLanguage } from '../../src/server/language.ts'

const found = detail('numberForm', detail('form', 3, detail('letters')), detail('number.form'))

test('a detail is told in the language spoken, with the details in it', () => {
  assert.equal(tell(found), '3 tecken, bara bokstäver, är inte ett personnummer')
  assert.equal(
    inLanguage('en', () => tell(found)),
    '3 characters, letters only, is no personal identity number',
  )
  assert.equal(tell('Klass'), 'Klass')
})

test('a detail is kept as a code and told again, text as it stands', () => {
  assert.equal(retell(kept(found)), tell(found))
  assert.equal(
    inLanguage('en', () => retell(kept(detail('onSheet', 2, 'Klass')))),
    'sheet 2: Klass',
  )
  for (const text of [
    '',
    'Klass',
    '7 siffror i stället för 8',
    '{"code":',
    '{"code":"gone","told":[]}',
    '{"code":"form","told":{}}',
  ]) {
    assert.equal(retell(kept(text)), text)
  }
})
