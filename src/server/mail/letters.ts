import type { MailSettings } from '../../contract/index.ts'
import type { Letter } from '../../store/index.ts'
import { inLanguage } from '../language.ts'
import type { Notice } from '../runs/troubles.ts'
import { mailWords } from '../words/mail.ts'

/** `address`: the product's own, null until it is told. `at`: ISO instant. */
export interface Writing {
  readonly settings: MailSettings
  readonly address: string | null
  readonly at: string
}

/** What is to be said of troubles, a letter a trouble and recipient, in the language of the settings. `notices` is asked in it. */
export const lettersOf = ({ settings: { to, language }, address, at }: Writing, notices: () => readonly Notice[]): Letter[] =>
  inLanguage(language, () =>
    notices().flatMap(({ kind, source, label, mark, text }) => {
      const subject = mailWords.subjects[kind](label)
      const parts = [text, mailWords.when(at), mailWords.page(address), mailWords.why]
      return to.map((recipient) => ({ kind, source, mark, to: recipient, subject, text: parts.join('\n\n') }))
    }),
  )

export const trialLetter = ({ settings: { language }, address }: Omit<Writing, 'at'>, to: string): Letter =>
  inLanguage(language, () => {
    const text = [mailWords.trial, mailWords.page(address)].join('\n\n')
    return { kind: 'trial', source: '', mark: '', to, subject: mailWords.trialSubject, text }
  })
