export type { AccountList, AccountRow, CodeProposal, Invited, InvitedAccount, OwnAccount, RecoveryCodes } from './account.ts'
export { accountKinds, CreateAccountSchema } from './account.ts'
export type { Actor, Group } from './actor.ts'
export type { Answer, Cell, CellState, CohortCounts, MeasureHead, MeasureKind, Reason, SourceFile } from './answer.ts'
export {
  AnswerSchema,
  CellSchema,
  cellStates,
  MeasureHeadSchema,
  measureKinds,
  ReasonSchema,
  SourceFileSchema,
} from './answer.ts'
export type { AuditKind, AuditPage, AuditRow, AuditSearch, Csv, NamedAuditRow, ToldAuditRow } from './audit.ts'
export {
  AuditPageSchema,
  AuditRowSchema,
  AuditSearchSchema,
  auditKinds,
  CsvSchema,
  NamedAuditRowSchema,
  ToldAuditRowSchema,
} from './audit.ts'
export type { Catalogue, DimensionDescription, MeasureDescription } from './catalogue.ts'
export { CatalogueSchema, DimensionDescriptionSchema, MeasureDescriptionSchema } from './catalogue.ts'
export type { ClosedRule } from './closed.ts'
export { closedRules } from './closed.ts'
export type { Export, ExportFormat, ExportReader, Exports, ExportUnderWay } from './export.ts'
export { ExportSchema, ExportsSchema, exportFormats, exportReaders } from './export.ts'
export { exportRoutes } from './export-routes.ts'
export type { FaultCode, FaultParameters } from './faults.ts'
export { Fault, faultStatuses } from './faults.ts'
export type { Grant, GrantList, GrantOrigin, NewGrant, Why, WhyAnswered } from './grant.ts'
export {
  DateSchema,
  GiveGrantSchema,
  GrantListSchema,
  GrantSchema,
  grantOrigins,
  isInForce,
  NewGrantSchema,
  WhyAnsweredSchema,
  WhyQuestionSchema,
  WhySchema,
  WithdrawGrantSchema,
} from './grant.ts'
export type { Language, Wording } from './language.ts'
export { hearLanguageFrom, language, languageNames, languages, locale, spoken } from './language.ts'
export type { CheckOutcome, LoadReport, Reject, Severity, SourceName } from './load.ts'
export { CheckOutcomeSchema, LoadReportSchema, RejectSchema, severities, sourceNames } from './load.ts'
export type { LeastGrade, Local, LocalDraft, LocalKind, LocalList, LocalPreview, LocalState, LocalTree } from './local.ts'
export {
  DiscardLocalSchema,
  LocalDraftSchema,
  LocalListSchema,
  LocalPreviewSchema,
  LocalSchema,
  LocalTreeSchema,
  leastGrades,
  localName,
  localStates,
  mostPublished,
  PublishLocalSchema,
  SaveLocalSchema,
  WithdrawLocalSchema,
} from './local.ts'
export type { Mail, MailKind, MailProblem, MailSettings, MailState, SaveMail } from './mail.ts'
export { MailSettingsSchema, MailStateSchema, mailKinds, mailProblems } from './mail.ts'
export type { mailRoutes } from './mail-routes.ts'
export { nearest } from './nearest.ts'
export type { PasswordProblem, PersonalNumberProblem } from './problems.ts'
export type {
  ExtractPurpose,
  PupilClasses,
  PupilExtract,
  PupilExtractFileRequest,
  PupilExtractRequest,
  PupilList,
  PupilListRequest,
  PupilPurpose,
  TextFile,
} from './pupils.ts'
export {
  extractPurposes,
  PupilClassesSchema,
  PupilExtractRequestSchema,
  PupilExtractSchema,
  PupilListRequestSchema,
  PupilListSchema,
  pupilPurposes,
} from './pupils.ts'
export type { Cohort, Comparison, Filter, Query } from './query.ts'
export { ComparisonSchema, FilterSchema, QuerySchema } from './query.ts'
export { marks, reasonTexts } from './reasons.ts'
export type {
  Figure,
  NoteKind,
  PlacedBlock,
  PreviewAs,
  PreviewedBlock,
  PreviewState,
  ReadingChoice,
  Report,
  ReportContent,
  ReportHead,
  ReportList,
  ReportNote,
  ReportPreview,
  ReportReaders,
  ReportRight,
  ReportVersions,
  Share,
  SharedWith,
  ShareRight,
} from './report.ts'
export {
  FigureSchema,
  noteKinds,
  PreviewedBlockSchema,
  ReadingChoiceSchema,
  ReportContentSchema,
  reportBounds,
  SharedWithSchema,
  shareRights,
} from './report.ts'
export { reportRoutes } from './report-routes.ts'
export type { RetentionClass, RetentionPart, RetentionReport, RetentionState, RetentionStep } from './retention.ts'
export { RetentionPartSchema, RetentionReportSchema, retentionClasses, retentionLabels, retentionRules } from './retention.ts'
export type { retentionRoutes } from './retention-routes.ts'
export { roleNames } from './role-names.ts'
export type { Answers, FaultBody, Loads, Route, RouteAccess, Status } from './routes.ts'
export {
  AnswersSchema,
  FaultBodySchema,
  LoadsSchema,
  QueriesSchema,
  routes,
  SignInSchema,
  StatusSchema,
} from './routes.ts'
export type { Feed, FeedState, Feeds, Rejects, Run, RunCause, RunOutcome, Trouble, Upload } from './run.ts'
export { FeedSchema, FeedsSchema, RejectsSchema, runCauses, runOutcomes, UploadSchema } from './run.ts'
export type { runRoutes } from './run-routes.ts'
export type { HeldRole, Person, Session, SignedOut } from './session.ts'
export { PersonSchema, SessionSchema, SignedOutSchema } from './session.ts'
export type {
  ClaimRule,
  Departure,
  Finding,
  OidcSettings,
  Previewed,
  Provider,
  ProviderSettings,
  RuleOutcome,
  SamlSettings,
  SaveProvider,
  SignInRefusal,
  SignInSetup,
} from './sign-in.ts'
export {
  ClaimRuleSchema,
  DepartureSchema,
  FindingSchema,
  FindingsSchema,
  PreviewedSchema,
  PreviewSchema,
  ProviderSchema,
  ProviderSettingsSchema,
  RemoveProviderSchema,
  RuleOutcomeSchema,
  SaveAddressSchema,
  SaveProviderSchema,
  SaveRulesSchema,
  SignInRefusalSchema,
  SignInSetupSchema,
  StartSignInSchema,
} from './sign-in.ts'
export { navigations, signInRoutes } from './sign-in-routes.ts'
export type { TellingRule } from './telling-rules.ts'
export { tellingRules } from './telling-rules.ts'
export type { Version, VersionChanges, Versions } from './version.ts'
export { VersionChangesSchema, VersionsSchema } from './version.ts'
export type { versionRoutes } from './version-routes.ts'
export type { Block, ChartForm, Pack, View } from './view.ts'
export { BlockSchema, chartForms, PackSchema, ViewSchema } from './view.ts'
export type { MailSecurity, MigrationBackground, Operator, Protection, Regime, Role, Sex, Term } from './words.ts'
export {
  figureRoles,
  mailSecurities,
  migrationBackgrounds,
  operators,
  protections,
  regimes,
  roles,
  seesFigures,
  sexes,
  terms,
} from './words.ts'
