import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Findings, tellOutcome } from '../../../src/load/checks/index.ts'
import type { Decoded } from '../../../src/load/read/decode.ts'
import { decode } from '../../../src/load/read/decode.ts'

function run(bytes: Uint8Array): { decoded: Decoded | null; broken: Record<string, string> } {
  const findings = new Findings()
  const decoded = decode(bytes, findings)
  const broken = findings.outcomes().filter((outcome) => outcome.count > 0)
  return { decoded, broken: Object.fromEntries(broken.map((found) => [found.check, tellOutcome(found).message])) }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, big = false, mark = true): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const sentence = 'Åsskolan 7–9;Örjan;Källa\nÉva;Zoë;Ärla\n'
const windows = Uint8Array.from(
  [...Buffer.from('Åsskolan 7–9;Örjan;Källa\nÉva;Zoë;Ärla\n', 'latin1')].map((byte) => (byte === 0x13 ? 0x96 : byte)),
)

test('each encoding the sources use gives the same text', () => {
  const written: [string, Uint8Array][] = [
    ['utf-8', utf8(sentence)],
    ['utf-8', utf8(`\ufeff${sentence}`)],
    ['utf-16le', utf16(sentence)],
    ['utf-16be', utf16(sentence, true)],
    ['utf-16le', utf16(sentence, false, false)],
    ['utf-16be', utf16(sentence, true, false)],
    ['windows-1252', windows],
    ['utf-8', utf8(sentence.normalize('NFD'))],
    ['utf-8', utf8(sentence.replaceAll('\n', '\r\n'))],
    ['utf-8', utf8(sentence.replaceAll('\n', '\r'))],
  ]
  for (const [encoding, bytes] of written) {
    const { decoded, broken } = run(bytes)
    assert.deepEqual(broken, {})
    assert.deepEqual(decoded, { text: sentence, encoding })
  }
})

test('plain text of any letters comes back from UTF-8 and UTF-16 as it was, composed', () => {
  const letters = fc
    .string({ unit: fc.constantFrom(...'abcåäöÅÄÖéü;"7–9 ñ\n'), minLength: 1 })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(letters, (text) => {
      assert.equal(run(utf8(text)).decoded?.text, text)
      assert.equal(run(utf16(text)).decoded?.text, text)
    }),
  )
})

test('doubly encoded letters are refused with the line and what to do', () => {
  const twice = utf8(Buffer.from('Anna;A\nÅsa;Örjan\n', 'utf8').toString('latin1'))
  const { decoded, broken } = run(twice)
  assert.equal(decoded, null)
  assert.match(broken['double-encoding'] ?? '', /förvanskats \(2 ställen, det första på rad 2\).*Exportera den på nytt/)
  assert.match(run(utf8('7â€“9;Ã¥;Ã¤;Ã¶;Ã…;Ã„;Ã–\n')).broken['double-encoding'] ?? '', /7 ställen/)
  assert.match(run(utf8('aÌŠ\n')).broken['double-encoding'] ?? '', /1 ställe,/)
})

test('a file that ends inside a letter is refused as cut, in UTF-8 and UTF-16', () => {
  const cut = utf8('Åsa\nOla å').subarray(0, -1)
  assert.match(run(cut).broken['cut-character'] ?? '', /avbruten mitt i ett tecken \(rad 2\)/)
  const dash = utf8('Åsa 7–')
  assert.ok('cut-character' in run(dash.subarray(0, -1)).broken)
  assert.ok('cut-character' in run(dash.subarray(0, -2)).broken)
  assert.ok('cut-character' in run(utf16('Åsa').subarray(0, -1)).broken)
})

test('a lone å at the end of plain text is Windows-1252 and nothing is cut', () => {
  const { decoded, broken } = run(Uint8Array.from([...utf8('A;B;'), 0xe5]))
  assert.deepEqual(broken, {})
  assert.deepEqual(decoded, { text: 'A;B;å', encoding: 'windows-1252' })
})

test('NUL, lost letters and the DOS code page are refused as unreadable', () => {
  const nul = utf8('Anna;A\nÅsa\u0000;B\n')
  assert.match(run(nul).broken['unreadable-characters'] ?? '', /1 ställe, det första på rad 2/)
  assert.ok('unreadable-characters' in run(utf8('\ufffdrjan;A\n')).broken)
  const dos = Uint8Array.from([...utf8('Bj'), 0x94, ...utf8('rn;A\nP'), 0x86, ...utf8('l;B\n')])
  assert.match(run(dos).broken['unreadable-characters'] ?? '', /2 ställen/)
  assert.ok('unreadable-characters' in run(Uint8Array.from([0x41, 0x81, 0x8d, 0x0a])).broken)
})

test('quotation marks and dashes of Windows-1252 outside words are letters like others', () => {
  const { decoded, broken } = run(Uint8Array.from([0x94, ...utf8('A 7'), 0x96, ...utf8('9'), 0x94, 0xe4]))
  assert.deepEqual(broken, {})
  assert.equal(decoded?.text, '”A 7–9”ä')
})

test('an empty file, blanks alone and a byte order mark alone are told as empty', () => {
  for (const bytes of [new Uint8Array(), utf8(' \r\n\n'), utf8('\ufeff'), utf16(''), utf16('  \n')]) {
    const { decoded, broken } = run(bytes)
    assert.equal(decoded, null)
    assert.match(broken['empty-file'] ?? '', /Filen är tom. Gör om exporten/)
  }
})
