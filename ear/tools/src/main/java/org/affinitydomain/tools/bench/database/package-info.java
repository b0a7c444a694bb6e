/** PostgreSQL as a benchmark needs it: a cluster of its own with the durability that it has by default. */
package org.affinitydomain.tools.bench.database;
