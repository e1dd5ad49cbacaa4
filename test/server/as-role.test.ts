import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorFrom } from '../../src/server/commands/query.ts'

test('--as names a role with its units or its classes, subjects and school year', () => {
  const system = { id: 'system', name: 'system' }
  assert.deepEqual(actorFrom('head'), { ...system, role: 'head', scope: [] })
  assert.deepEqual(actorFrom('principal:00010010,00010020'), { ...system, role: 'principal', scope: ['00010010', '00010020'] })
  const written = 'teacher:00010010:9A,00010010:7–9@2023/24=MA+sv'
  assert.deepEqual(actorFrom(written, '2024-10-15').groups, [
    { class: '00010010:9A', subjects: null, from: '2024/25' },
    { class: '00010010:7–9', subjects: ['MA', 'SV'], from: '2023/24' },
  ])
  assert.deepEqual(actorFrom('teacher').groups, [])
})

test('--as tells what a class looks like when it is not one', () => {
  for (const written of ['teacher:9A', 'teacher:00010010', 'teacher:00010010:9A@2023/25'])
    assert.throws(() => actorFrom(written), /Skriv en klass som 12345678:9A/)
  assert.throws(() => actorFrom('techer:00010010:9A'), /kanske ”teacher”/)
})
