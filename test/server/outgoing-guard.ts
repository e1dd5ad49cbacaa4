// Loaded before anything else of a process: writes down every connection, datagram and look-up that would leave the machine, and stops it.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const log = process.env.OUTGOING_LOG ?? ''
const isHere = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '::' || host === '0.0.0.0' || host.startsWith('127.')

function stop(what: string, host: string): void {
  if (isHere(host)) return
  appendFileSync(log, `${process.argv[1] ?? ''} ${what} ${host}\n`)
  throw new Error(`${what} to ${host}`)
}

/** The host among the arguments of a connect, localhost where none is told or where it is a file of the machine. */
function hostIn(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null)
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost'
  return typeof first === 'number' && typeof second === 'string' ? second : 'localhost'
}

const connect = net.Socket.prototype.connect
Object.assign(net.Socket.prototype, {
  connect(this: net.Socket, ...args: unknown[]): unknown {
    stop('connection', hostIn(args))
    return Reflect.apply(connect, this, args)
  },
})
const send = dgram.Socket.prototype.send
Object.assign(dgram.Socket.prototype, {
  send(this: dgram.Socket, ...args: unknown[]): unknown {
    stop('datagram', args.findLast((arg) => typeof arg === 'string') as string)
    return Reflect.apply(send, this, args)
  },
})
// a resolver of one's own asks by its class
for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(resolver)) {
    const ask: unknown = Reflect.get(resolver, name)
    if (typeof ask !== 'function' || !/^(lookup|resolve)/.test(name)) continue
    Object.assign(resolver, {
      [name](this: unknown, host: string, ...rest: unknown[]): unknown {
        stop('look-up', host)
        return Reflect.apply(ask, this ?? resolver, [host, ...rest])
      },
    })
  }
}
syncBuiltinESMExports()
