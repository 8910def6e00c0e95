package dev.cairn.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Cairn " + (built == null ? "(not packed)" : built) + ", Java " + System.getProperty("java.version")
        };
    }
}
