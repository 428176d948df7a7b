const formats = new Map<string, Intl.DateTimeFormat>();

/** `Monday 10 October 2022, 7:00 pm`: an instant as the clocks of a zone showed it. */
export function sayWhen(instant: string, zone: string): string {
  const format = formats.get(zone) ?? newFormat(zone);
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const { weekday, day, month, year, hour, minute, dayPeriod } = parts as Readonly<Record<string, string>>;
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} ${dayPeriod?.toLowerCase()}`;
}

/** An instant (`2022-10-10T18:00:00Z`) in words, in the contest's zone (IANA name). */
export function DateTime({ instant, zone }: { readonly instant: string; readonly zone: string }) {
  return <time dateTime={instant}>{sayWhen(instant, zone).replace(/ ([ap]m)$/, '\u00a0$1')}</time>;
}

function newFormat(zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h12',
  });
  formats.set(zone, format);
  return format;
}
