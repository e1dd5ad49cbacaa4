import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { retentionClasses, retentionLabels, roles } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import { processingRecord, recordAsMarkdown } from '../../src/server/processing-record.ts'

const periods = { pupils: 120, log: 60, rejects: 12, unpublished: 12, sessions: 1 }
const record = processingRecord('Demokommun', periods)
const printed = recordAsMarkdown(record)
const measuresPage = readFileSync(new URL('../../docs/measures.md', import.meta.url), 'utf8')

test('every measure of the catalogue stands in the record with purpose, ground, whom it is about and what data', () => {
  assert.deepEqual(
    record.measures.map(({ name }) => name),
    model.measures.map(({ describe }) => describe.name),
  )
  for (const { name, label, purpose, legalGround, population, data } of record.measures) {
    for (const text of [`### ${label} (\`${name}\`)`, `Ändamål: ${purpose}`, `Rättslig grund: ${legalGround}`, population]) {
      assert.ok(printed.includes(text), `${name}: ${text}`)
    }
    assert.match(legalGround, /artikel 6\.1 e .*skollagen \(2010:800\) 4 kap\. 3–4 §§/)
    assert.ok(data.length > 3, name)
  }
})

test('the page on measures names every measure under purpose and legal ground', () => {
  const [, section = ''] = measuresPage.split('## Purpose and legal ground')
  const table = section.split('\n## ')[0] ?? ''
  for (const { describe } of model.measures) assert.ok(table.includes(`\`${describe.name}\``), describe.name)
})

test('the record has what article 30.1 asks for: controller, subjects, data, recipients, transfers, retention, security', () => {
  assert.match(printed, /^# Registerförteckning för Skolspegel\n/)
  assert.match(printed, /Demokommun, den nämnd/)
  for (const heading of ['Kategorier av registrerade', 'Kategorier av personuppgifter', 'Mottagare', 'Överföring', 'Säkerhet']) {
    assert.ok(printed.includes(`## ${heading}`), heading)
  }
  assert.deepEqual(
    record.recipients.map(({ role }) => role),
    [...roles],
  )
  assert.deepEqual(
    record.retention.map(({ class: name }) => name),
    [...retentionClasses],
  )
  assert.ok(printed.includes(`${retentionLabels.log.label}: 5 år.`))
  assert.ok(printed.includes(`${retentionLabels.sessions.label}: 1 månad.`))
})

test('without a municipality the record says that it is the municipality’s to fill in', () => {
  assert.match(processingRecord(null, periods).controller, /^Kommunen, den nämnd/)
})
