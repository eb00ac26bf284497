#!/usr/bin/env node
import module from 'node:module'
import process from 'node:process'
import { main } from './cli/main.ts'
import { processStreams } from './cli/process-streams.ts'

// Node keeps what it compiled for the next start, from 22.8 on.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown }
enableCompileCache?.()

process.exitCode = await main(process.argv.slice(2), processStreams())
