#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Runs holdout-cli as its users do, in a folder of its own.

namespace holdout::test {

/// How a program ended and what it wrote.
struct Ended {
    int status = -1;
    QByteArray out, err;

    /// Standard output as JSON; null if it is none.
    QJsonDocument json() const { return QJsonDocument::fromJson(out); }

    /// Whether it failed with this status, one line on standard error, these words in it, and
    /// nothing on standard output.
    bool refused(int expected, const QStringList& words) const
    {
        bool good = status == expected && out.isEmpty() && err.count('\n') == 1;
        for (const QString& word : words)
            good = good && QString::fromUtf8(err).contains(word);
        if (!good)
            qWarning("status %d, out %s, err %s", status, out.left(400).constData(),
                     err.constData());
        return good;
    }
};

class Shell {
public:
    Ended run(const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(HOLDOUT_CLI), arguments);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /// Arguments without blanks in them, as one would type them.
    Ended run(const char* line) const
    {
        return run(QString::fromUtf8(line).split(QChar(u' '), Qt::SkipEmptyParts));
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
    }

    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The lines of a CSV file without quotes in it, cut into cells.
    QList<QByteArrayList> cells(const QString& name) const
    {
        QList<QByteArrayList> rows;
        for (const QByteArray& line : read(name).split('\n'))
            if (!line.isEmpty())
                rows.append(line.split(','));
        return rows;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace holdout::test
