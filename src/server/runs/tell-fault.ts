import { Fault, type FaultCode, type FaultParameters, faultStatuses } from '../../contract/index.ts'
import type { KeptFault } from '../../store/index.ts'

/** A kept fault in the language spoken. */
export function tellFault({ code, parameters }: KeptFault): string {
  if (!(code in faultStatuses)) return code
  return new Fault(code as FaultCode, parameters as FaultParameters<FaultCode>).body.message
}
