/** What the shared components of the web say by themselves. */
export const ui = `
ui-product = Selectorate
ui-skip = Skip to the content
ui-places = Places
ui-place-observe = Observe
ui-place-organise = Organise
ui-change = Change
ui-error = Error:
ui-error-summary = There is a problem
ui-task-completed = Completed
ui-task-incomplete = Incomplete
ui-task-cannot-start-yet = Cannot start yet
ui-progress = { $done } of { $total }
ui-time-left = { $seconds ->
    [0] nearly done
    [one] about 1 second left
   *[other] about { $seconds } seconds left
}
ui-means = What this means
ui-does-not-mean = What it does not mean
ui-where = Where:
ui-offline = No connection.
ui-offline-since = You are reading what was loaded on
ui-offline-nothing = Nothing could be loaded yet. This page will try again.
ui-trial-engine = Trial engine.
ui-trial-engine-means = This server keeps its data in a trial database that a power cut can damage. A binding contest
    asks for another one.
`;
