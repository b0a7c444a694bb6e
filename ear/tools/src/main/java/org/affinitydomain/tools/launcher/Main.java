package org.affinitydomain.tools.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.server.Installation;

/**
 * The Java side of {@code ./affinity}: the first argument is the command, the others are its options. Exit code 0 when it
 * was done, 1 when it could not be done (one line on standard error says why), 2 for a wrong use; {@code status} exits 3
 * when nothing runs.
 */
public final class Main {

    /** Held here, or the level could be forgotten together with the logger. */
    private static final Logger SOAP_STACK = Logger.getLogger("org.apache.cxf");

    private Main() {
    }

    /** Runs one command. System properties: {@code affinity.root}, {@code affinity.home}, {@code affinity.terminal}. */
    public static void main(String[] words) {
        SOAP_STACK.setLevel(Level.WARNING);
        // the texts are UTF-8, whatever locale a script runs in
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(words), Installation.ofSystemProperties()));
    }

    private static int run(List<String> words, Installation installation) {
        List<Command> commands = commands(installation);
        // a name of two words, such as "bench registry", goes before its first word
        Command command = Stream.of(2, 1).filter(length -> length <= words.size()).map(length -> String.join(" ", words.subList(0, length)))
                .flatMap(name -> commands.stream().filter(c -> c.name().equals(name))).findFirst().orElse(null);
        if (command == null) {
            System.err.println("affinity: unknown command; ./affinity help lists the commands");
            return 2;
        }
        List<String> options = words.subList(command.name().split(" ").length, words.size());
        if (options.stream().anyMatch(word -> Arrays.asList("--help", "-h").contains(word))) {
            System.out.println(command.help().stripTrailing());
            return 0;
        }
        try {
            return command.run(Arguments.parse(options, command.options()));
        } catch (CommandFailure failure) {
            System.err.println("affinity: " + failure.getMessage());
        } catch (IOException failure) {
            System.err.println("affinity: " + command.name() + " failed: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            System.err.println("affinity: " + command.name() + " was interrupted");
        }
        return 1;
    }

    private static List<Command> commands(Installation installation) {
        List<Command> benchmarks = List.of(new BenchRegistryCommand(installation), new BenchRepositoryCommand(installation),
                new BenchImagingCommand(installation));
        List<Command> commands = new ArrayList<>(List.of(new StartCommand(installation), new StopCommand(installation), new StatusCommand(installation),
                new LogsCommand(installation), new EndpointsCommand(installation), new CertsCommand(installation),
                new PublishCommand(installation), new FetchCommand(installation), new VerifyCommand(installation), new DemoCommand(installation),
                new BenchCommand(benchmarks)));
        commands.addAll(benchmarks);
        return commands;
    }
}
