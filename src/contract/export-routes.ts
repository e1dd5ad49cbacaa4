// The routes of files made of figures.
import { ExportSchema, ExportsSchema, FileSchema } from './export.ts'
import { figureRoles } from './words.ts'

export const exportRoutes = {
  exportPack: {
    method: 'POST',
    path: '/api/export',
    access: figureRoles,
    summary: 'A page of questions as a file; given up when the caller goes away',
    body: ExportSchema,
    answer: FileSchema,
    file: true,
  },
  exports: {
    method: 'GET',
    path: '/api/exports',
    access: figureRoles,
    summary: 'The caller’s files that are being made',
    answer: ExportsSchema,
  },
} as const
