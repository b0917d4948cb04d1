package vn.cnnt.stack.records;

/// Who answers a call: the registry over HTTP, or the journal of a load that was interrupted.
interface Registry {
    Answer post(Call call);
}
