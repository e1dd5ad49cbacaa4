// The routes of pupils by name and of the log: who may see whom, and who has.
import { AuditPageSchema, AuditSearchSchema, CsvSchema } from './audit.ts'
import {
  PupilClassesSchema,
  PupilExtractFileRequestSchema,
  PupilExtractRequestSchema,
  PupilExtractSchema,
  PupilListRequestSchema,
  PupilListSchema,
  TextFileSchema,
} from './pupils.ts'

const listers = ['principal', 'teacher'] as const
const officer = ['dataProtectionOfficer'] as const

export const logRoutes = {
  pupilClasses: {
    method: 'GET',
    path: '/api/pupils',
    access: listers,
    summary: 'The classes that the actor may list by name',
    answer: PupilClassesSchema,
  },
  pupils: {
    method: 'POST',
    path: '/api/pupils',
    access: listers,
    summary: 'The pupils of one class by name, for a purpose; every view is noted with every pupil',
    body: PupilListRequestSchema,
    answer: PupilListSchema,
  },
  pupilExtract: {
    method: 'POST',
    path: '/api/pupils/extract',
    access: officer,
    summary: 'All that is stored of one pupil, and who has looked',
    body: PupilExtractRequestSchema,
    answer: PupilExtractSchema,
  },
  pupilExtractFile: {
    method: 'POST',
    path: '/api/pupils/extract/file',
    access: officer,
    summary: 'The same as a file; its sha256 is noted',
    body: PupilExtractFileRequestSchema,
    answer: TextFileSchema,
  },
  auditSearch: {
    method: 'POST',
    path: '/api/audit',
    access: officer,
    summary: 'A page of the log',
    body: AuditSearchSchema,
    answer: AuditPageSchema,
  },
  auditCsv: {
    method: 'POST',
    path: '/api/audit/csv',
    access: officer,
    summary: 'The rows of the log that fit, as a file',
    body: AuditSearchSchema,
    answer: CsvSchema,
  },
} as const
