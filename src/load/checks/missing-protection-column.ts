import type { Check } from './check.ts'

// Without the marking a protected pupil would be shown as any other (docs/privacy.md).
export const missingProtectionColumn: Check = { id: 'missing-protection-column', severity: 'blocking' }
