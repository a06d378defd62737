#include "options.h"

#include "support/workspace.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace holdout {
namespace {

/// "1440x900"; an empty size if it is anything else.
QSize sizeFrom(const QString& text)
{
    const QStringList pieces = text.split(QChar(u'x'));
    return pieces.size() == 2 ? QSize(pieces[0].toInt(), pieces[1].toInt()) : QSize();
}

} // namespace

Result<Options> readOptions(const QCoreApplication& application)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QCommandLineOption dataFolder(
        QStringLiteral("data-dir"),
        QStringLiteral("Keep everything Holdout writes below <folder>."), QStringLiteral("folder"),
        folder);
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("Use this theme once: light, dark or system."),
                                   QStringLiteral("theme"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  QStringLiteral("Open the window at this size, such as 1440x900."),
                                  QStringLiteral("size"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Save a picture of the window, once it is ready, and quit."),
        QStringLiteral("file.png"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A study workbench for machine-learning interviews."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({dataFolder, theme, size, screenshot});
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QStringLiteral("A scene (.mlscene) or a table (.csv) to open."),
                                 QStringLiteral("[file]"));
    parser.process(application);

    Options options{.dataFolder = parser.value(dataFolder),
                    .theme = themeNamed(parser.value(theme)),
                    .screenshot = parser.value(screenshot),
                    .size = sizeFrom(parser.value(size)),
                    .files = parser.positionalArguments()};
    if (parser.isSet(theme) && !options.theme)
        return invalid("--theme cannot be that; give light, dark or system");
    if (parser.isSet(size) && options.size.isEmpty())
        return invalid("--size cannot be that; give width and height, such as 1440x900");
    return options;
}

} // namespace holdout
