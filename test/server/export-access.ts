// What the demo's people and a visitor get on the routes of files: those who see no figures have none.
import type { roles } from '../../src/contract/index.ts'

type Row = Readonly<Record<'visitor' | (typeof roles)[number], number>>
const readers = (status: number): Row => ({
  visitor: 401,
  ...{ head: status, analyst: status, principal: status, teacher: status, board: status },
  ...{ coordinator: 403, dataProtectionOfficer: 403 },
})

export const exportAccess: Readonly<Record<string, Row>> = {
  'POST /api/export': readers(400),
  'GET /api/exports': readers(200),
}

export const exportBodies: Readonly<Record<string, unknown>> = {
  'POST /api/export': {
    ...{ format: 'csv', for: 'me', address: null },
    pack: {
      title: 'Utan frågor',
      about: null,
      lead: null,
      generation: null,
      blocks: [{ kind: 'heading', id: 'h', text: 'Rubrik' }],
    },
  },
}
