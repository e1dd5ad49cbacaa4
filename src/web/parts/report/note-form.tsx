import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ReportNote } from '../../../contract/index.ts'
import { inSentence, reportWords } from '../../../picture/index.ts'
import { Form } from '../form.tsx'
import { Lines } from '../lines.tsx'
import { Picker } from '../picker.tsx'
import type { Target } from './note-target.ts'

const said = reportWords.noting
const kinds = Object.entries(said.kinds) as readonly [ReportNote['kind'], string][]

interface NoteFormParts {
  readonly targets: readonly Target[]
  readonly sending: boolean
  readonly send: (kind: ReportNote['kind'], figure: ReportNote['figure'], text: string) => void
  readonly cancel: () => void
}

/** A note to the maker: what it is, what it points at, and the words. */
export function NoteForm({ targets, sending, send, cancel }: NoteFormParts) {
  const [kind, setKind] = useState<ReportNote['kind']>('remark')
  const [at, setAt] = useState('')
  const [text, setText] = useState('')
  const target = targets.find(({ id }) => id === at)
  return (
    <div className="note-form">
      <Form
        label={said.write}
        submit={said.send}
        sending={sending}
        problem={null}
        problemTitle={said.problem}
        primary={false}
        send={() => {
          if (text.trim() !== '') send(kind, target?.figure ?? null, text.trim())
        }}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <div className="filters">
          <Picker
            label={said.kind}
            value={inSentence(said.kinds[kind])}
            options={kinds.map(([id, label]) => ({ id, label }))}
            chosen={[kind]}
            most={1}
            choose={([id]) => setKind(kinds.find(([known]) => known === id)?.[0] ?? kind)}
          />
          {targets.length > 1 ? (
            <Picker
              label={said.about}
              value={target?.label ?? said.wholePart}
              options={targets}
              chosen={[at]}
              most={1}
              choose={([id = '']) => setAt(id)}
            />
          ) : null}
        </div>
        <Lines label={said.text} value={text} change={(next) => setText(next.slice(0, 2000))} hint={said.hint} rows={3} />
      </Form>
    </div>
  )
}
