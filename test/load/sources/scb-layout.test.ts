import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layout6, layout9 } from '../../../src/load/sources/scb-columns.ts'

// Positions and codes are those of SCB's descriptions of the files for spring 2025 (Datafilsbeskrivning betyg åk 9 and åk 6).

const codes = (layout: typeof layout9): Record<string, string> =>
  Object.fromEntries(
    layout.columns.flatMap((column) => (column.kind === 'grade' ? [[column.subject, [...column.codes].sort().join('')]] : [])),
  )

test('the file for åk 9 has 33 columns in the described order', () => {
  assert.equal(layout9.columns.length, 33)
  assert.deepEqual(
    layout9.columns.map((column) => column.heading).join(';'),
    'System;Datum;Version;PersonNr;Skolenhetskod;Klass;Fornamn;Efternamn;Bl;En;Hkk;Idh;Ma;M1 (språk);M1 (betyg);M2 (språk);M2 (betyg);' +
      'ML (språk);ML (betyg);Mu;Bi;Fy;Ke;Ge;Hi;Re;Sh;Sl;Sv;Sva;Tn;Tk;Ovr',
  )
})

test('the file for åk 6 has 35 columns in the described order, with the block grades', () => {
  assert.equal(layout6.columns.length, 35)
  assert.deepEqual(
    layout6.columns.map((column) => column.heading).join(';'),
    'System;Datum;Version;PersonNr;Skolenhetskod;Klass;Fornamn;Efternamn;Bl;En;Hkk;Idh;Ma;M1 (språk);M1 (betyg);M2 (språk);M2 (betyg);' +
      'Modm_anm;Modmalbe;Mu;No;Bi;Fy;Ke;So;Ge;Hi;Re;Sh;Sl;Sv;Sva;Tn;Tk;Ovr',
  )
})

test('codes in åk 9: 2 only where the subject may be left out, 3 not in TN', () => {
  const required = ['BL', 'EN', 'HKK', 'IDH', 'MA', 'MU', 'BI', 'FY', 'KE', 'GE', 'HI', 'RE', 'SH', 'SL', 'TK']
  const optional = ['M1', 'M2', 'ML', 'SV', 'SVA', 'OVR']
  const expected = { ...each(required, '39ABCDEF'), ...each(optional, '239ABCDEF'), TN: '29ABCDEF' }
  assert.deepEqual(codes(layout9), expected)
})

test('codes in åk 6: Y and Z everywhere, 2 also within the blocks, 3 neither in TN nor in ML', () => {
  const required = ['BL', 'EN', 'HKK', 'IDH', 'MA', 'MU', 'SL', 'TK']
  const optional = ['M1', 'M2', 'NO', 'BI', 'FY', 'KE', 'SO', 'GE', 'HI', 'RE', 'SH', 'SV', 'SVA', 'OVR']
  const expected = { ...each(required, '39ABCDEFYZ'), ...each(optional, '239ABCDEFYZ'), ...each(['TN', 'ML'], '29ABCDEFYZ') }
  assert.deepEqual(codes(layout6), expected)
})

function each(subjects: readonly string[], allowed: string): Record<string, string> {
  return Object.fromEntries(subjects.map((subject) => [subject, allowed]))
}
