/** Properties are tried on the same examples everywhere: a red build can be repeated. `FC_SEED` tries others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261122) })
