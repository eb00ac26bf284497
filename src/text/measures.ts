/** Scales and units of languages that have no file of their own: enough to compare their figures with others'. */
import type { NumberFacts } from './language.ts'
import { figuresOf, namesOf } from './lists.ts'

type Measures = Pick<NumberFacts, 'magnitudes' | 'units'>

const measures: Readonly<Record<string, Measures>> = {
  de: {
    magnitudes: figuresOf(`
      1000: Tsd, tausend
      1000000: Mio, Million, Millionen
      1000000000: Mrd, Milliarde, Milliarden
      1000000000000: Billion, Billionen
    `),
    units: namesOf(`
      %: Prozent
      s: Sekunde, Sekunden, Sek
      min: Minute, Minuten
      h: Uhr, Stunde, Stunden, Std
      d: Tag, Tage, Tagen
      wk: Woche, Wochen
      mo: Monat, Monate, Monaten
      y: Jahr, Jahre, Jahren
      x: mal
    `),
  },
  es: {
    magnitudes: figuresOf(`
      1000: mil
      1000000: millón, millones
      1000000000000: billón, billones
    `),
    units: namesOf(`
      %: por ciento
      s: segundo, segundos
      min: minuto, minutos
      h: hora, horas
      d: día, días
      wk: semana, semanas
      mo: mes, meses
      y: año, años
      x: veces
      EUR: euros
    `),
  },
  it: {
    magnitudes: figuresOf(`
      1000: mila, mille
      1000000: milione, milioni
      1000000000: miliardo, miliardi
    `),
    units: namesOf(`
      %: per cento
      s: secondo, secondi
      min: minuto, minuti
      h: ora, ore
      d: giorno, giorni
      wk: settimana, settimane
      mo: mese, mesi
      y: anno, anni
      x: volte
      EUR: euro
    `),
  },
  pt: {
    magnitudes: figuresOf(`
      1000: mil
      1000000: milhão, milhões
      1000000000: bilhão, bilhões
    `),
    units: namesOf(`
      %: por cento
      s: segundo, segundos
      min: minuto, minutos
      h: hora, horas
      d: dia, dias
      wk: semana, semanas
      mo: mês, meses
      y: ano, anos
      x: vezes
      EUR: euros
    `),
  },
  nl: {
    magnitudes: figuresOf(`
      1000: duizend
      1000000: mln, miljoen
      1000000000: mrd, miljard
    `),
    units: namesOf(`
      %: procent
      s: seconde, seconden
      min: minuut, minuten
      h: uur
      d: dag, dagen
      wk: week, weken
      mo: maand, maanden
      y: jaar
      x: keer
      EUR: euro
    `),
  },
  ja: {
    magnitudes: figuresOf('1000: 千\n10000: 万\n100000000: 億\n1000000000000: 兆'),
    units: namesOf('%: ％\ns: 秒\nmin: 分\nh: 時, 時間\nwk: 週間\nmo: か月, ヶ月\nJPY: 円\nx: 倍'),
  },
  zh: {
    magnitudes: figuresOf('1000: 千\n10000: 万, 萬\n100000000: 亿, 億'),
    units: namesOf('%: ％\ns: 秒\nmin: 分, 分钟, 分鐘\nh: 点, 點, 小时, 小時\nd: 天\nwk: 周\nmo: 个月\nCNY: 元\nx: 倍'),
  },
  ko: {
    magnitudes: figuresOf('1000: 천\n10000: 만\n100000000: 억'),
    units: namesOf('s: 초\nmin: 분\nh: 시, 시간\nwk: 주\nmo: 개월\nKRW: 원\nx: 배'),
  },
}

/** The scales and units of a language, by its primary subtag; none where there is no table. */
export const measuresOf = (primary: string): Partial<Measures> => measures[primary] ?? {}
