import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { AccountRow, InvitedAccount } from '../../contract/index.ts'
import { accountWords, formatInstant } from '../../picture/index.ts'
import { resetAccount, setAccountStaff } from '../account-api.ts'
import { Field } from './field.tsx'
import { Form, Trouble } from './form.tsx'

const said = accountWords.accounts

interface LineParts {
  readonly row: AccountRow
  readonly csrf: string
  readonly linked: (made: InvitedAccount) => void
  readonly switchState: () => void
}

/** One account: what it is and how it stands, and on demand what can be done with it. */
export function AccountLine(parts: LineParts) {
  const [open, setOpen] = useState(false)
  const { row } = parts
  const waits = row.kind !== 'sso' && !row.hasPassword && row.state === 'active'
  return (
    <li className="row">
      <div>
        <p className="row-name">
          {row.name}{' '}
          <span className={row.state === 'closed' || waits ? 'status stopped' : 'status'}>
            {said.states[waits ? 'waiting' : row.state]}
          </span>
        </p>
        <p className="quiet">{[row.login, row.email, said.kinds[row.kind]].filter((text) => text !== null).join(' · ')}</p>
        <p className="quiet">
          {[
            row.signedInAt === null ? said.never : said.lastSignIn(formatInstant(row.signedInAt)),
            ...(row.hasCode ? [said.codeOn] : []),
            ...(row.hasStaff ? [said.staffOn] : []),
          ].join(' · ')}
        </p>
      </div>
      <Button className="button" aria-expanded={open} aria-label={said.more(row.name)} onPress={() => setOpen(!open)}>
        {said.change}
      </Button>
      {open ? <Changes {...parts} /> : null}
    </li>
  )
}

function Changes({ row, csrf, linked, switchState }: LineParts) {
  const resetting = useMutation({ mutationFn: (code: boolean) => resetAccount(row.id, code, csrf), onSuccess: linked })
  const open = row.state === 'active'
  return (
    <div className="row-changes stack">
      <Trouble problem={resetting.error} title={said.problem} />
      <div className="actions">
        {open && row.kind !== 'sso' ? (
          <Button className="button" isDisabled={resetting.isPending} onPress={() => resetting.mutate(false)}>
            {said.reset}
          </Button>
        ) : null}
        {open && row.hasCode ? (
          <Button className="button" isDisabled={resetting.isPending} onPress={() => resetting.mutate(true)}>
            {said.resetCode}
          </Button>
        ) : null}
        <Button className="button" onPress={switchState}>
          {open ? said.close : said.reopen}
        </Button>
      </div>
      {open && row.kind !== 'sso' ? <p className="quiet">{said.resetHint}</p> : null}
      {open ? <Staff row={row} csrf={csrf} /> : null}
    </div>
  )
}

function Staff({ row, csrf }: Pick<LineParts, 'row' | 'csrf'>) {
  const client = useQueryClient()
  const [number, setNumber] = useState('')
  const setting = useMutation({
    mutationFn: (personalNumber: string | null) => setAccountStaff(row.id, personalNumber, csrf),
    onSuccess: (list) => {
      client.setQueryData(['accounts'], list)
      setNumber('')
    },
  })
  const told = setting.isSuccess ? (row.hasStaff ? said.staffSaved : said.staffRemoved) : ''
  return (
    <>
      <Form
        label={said.staff}
        submit={said.staffSave}
        primary={false}
        sending={setting.isPending}
        problem={setting.error}
        problemTitle={said.problem}
        send={() => setting.mutate(number)}
        beside={
          row.hasStaff ? (
            <Button className="button" onPress={() => setting.mutate(null)}>
              {said.staffRemove}
            </Button>
          ) : null
        }
      >
        <Field label={said.staff} name="number" value={number} change={setNumber} autoComplete="off" hint={said.staffHint} />
      </Form>
      <p role="status">{told}</p>
    </>
  )
}
