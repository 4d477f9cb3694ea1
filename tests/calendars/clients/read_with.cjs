// node read_with.cjs PACKAGE FILE: what that npm package shows of a feed, as JSON lines.
const fs = require("fs");

const [library, file] = process.argv.slice(2);
const two = (number) => String(number).padStart(2, "0");
const localDay = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const text = (value) => (value && typeof value === "object" && "val" in value ? value.val : value) || "";

function seconds(trigger) {
  const parts = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(String(text(trigger)));
  const [weeks, days, hours, minutes, rest] = parts.slice(2).map((part) => Number(part || 0));
  return (parts[1] ? -1 : 1) * ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + rest);
}

function show(event) {
  event.alarms.sort((one, other) => one - other);
  console.log(JSON.stringify(event));
}

async function withIcalJs(source) {
  const loaded = await import(require.resolve("ical.js"));
  const ICAL = loaded.default ?? loaded;
  for (const part of new ICAL.Component(ICAL.parse(source)).getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(part);
    show({
      uid: event.uid, summary: event.summary, description: event.description ?? "",
      first: event.startDate.toString(), end: event.endDate.toString(), status: part.getFirstPropertyValue("status"),
      alarms: part.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()),
    });
  }
}

async function withNodeIcal(source) {
  const found = Object.values(require("node-ical").sync.parseICS(source)).filter((part) => part.type === "VEVENT");
  for (const event of found) {
    const whole = event.datetype === "date";
    show({
      uid: event.uid, summary: text(event.summary), description: text(event.description),
      first: whole ? localDay(event.start) : event.start.toISOString(),
      end: whole ? localDay(event.end) : event.end.toISOString(), status: event.status,
      alarms: (event.alarms ?? []).map((alarm) => seconds(alarm.trigger)),
    });
  }
}

const source = fs.readFileSync(file, "utf8");
(library === "ical.js" ? withIcalJs(source) : withNodeIcal(source)).catch((error) => {
  console.error(error);
  process.exit(1);
});
