import type { Session } from '../../contract/index.ts'
import { accountWords } from '../../picture/index.ts'
import { Front } from '../parts/front.tsx'
import { SignOut } from '../parts/sign-out.tsx'
import { AccountPage } from './account.tsx'

/** Signed in to an account that has been given no role: it sees itself. */
export function NoRolePage({ session }: { readonly session: Session }) {
  return (
    <Front heading={accountWords.own.noRoleHeading} lead={accountWords.own.noRole}>
      <AccountPage session={session} head={false} />
      <SignOut session={session} />
    </Front>
  )
}
