/// Kafka and MongoDB without Docker and without anything to install.
///
/// `LocalKafka` is the real broker, run inside this process from Kafka's own artifacts. `LocalMongo` is `mongod`
/// where the PATH has one, else `EmbeddedMongo`, a server that speaks MongoDB's protocol and keeps its data in one
/// file. The local stack starts both; every integration test gets them from `TestServers`, which prefers Docker where
/// an engine has the images at hand.
///
/// Everything listens on 127.0.0.1 only, and what was acknowledged is there again after the process was killed.
@NullMarked
package vn.cnnt.servers;

import org.jspecify.annotations.NullMarked;
