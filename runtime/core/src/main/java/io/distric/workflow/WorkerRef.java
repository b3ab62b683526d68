package io.distric.workflow;

/**
 * A boot of a worker.
 *
 * @param worker id of its node
 * @param session the boot
 */
record WorkerRef(String worker, String session) {}
