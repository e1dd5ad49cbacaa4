// Pupils by name and the log: asked for when a button is pressed, and kept by nobody but the page that shows them.
import type {
  AuditPage,
  AuditSearch,
  Csv,
  PupilClasses,
  PupilExtract,
  PupilExtractFileRequest,
  PupilExtractRequest,
  PupilList,
  PupilListRequest,
  TextFile,
} from '../contract/index.ts'
import { paths, send } from './api.ts'

export const getPupilClasses = (): Promise<PupilClasses> => send(paths.pupilClasses, { method: 'GET' })
export const getPupils = (request: PupilListRequest, csrf: string): Promise<PupilList> =>
  send(paths.pupils, { method: 'POST', body: request, csrf })
export const getExtract = (request: PupilExtractRequest, csrf: string): Promise<PupilExtract> =>
  send(paths.pupilExtract, { method: 'POST', body: request, csrf })
export const getExtractFile = (request: PupilExtractFileRequest, csrf: string): Promise<TextFile> =>
  send(paths.pupilExtractFile, { method: 'POST', body: request, csrf })
export const searchLog = (search: AuditSearch, csrf: string): Promise<AuditPage> =>
  send(paths.auditSearch, { method: 'POST', body: search, csrf })
export const getLogCsv = (search: AuditSearch, csrf: string): Promise<Csv> =>
  send(paths.auditCsv, { method: 'POST', body: search, csrf })
