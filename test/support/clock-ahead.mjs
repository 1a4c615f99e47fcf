// Loaded into a server before its own code (`node --import`): its clock is ahead by CLOCK_AHEAD_MS.
const ahead = Number(process.env['CLOCK_AHEAD_MS']);
const { now } = Date;
const shifted = () => now() + ahead;
const ShiftedDate = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [shifted()], newTarget),
});
Object.assign(Date, { now: shifted });
Object.assign(globalThis, { Date: ShiftedDate });
