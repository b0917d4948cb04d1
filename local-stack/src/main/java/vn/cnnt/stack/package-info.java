/// The whole pair on one machine without Docker: Kafka and MongoDB in this process, each service in a process of its
/// own.
///
/// LocalStack starts and stops everything, a ServiceProcess is started again when it dies, Endpoints tells others where
/// all of it is. The services know nothing of this: they get what every Spring application gets, server.port and two
/// addresses; Child ends them when the stack is no more.
@NullMarked
package vn.cnnt.stack;

import org.jspecify.annotations.NullMarked;
