#include "support/icons.h"

#include "support/theme.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

static void makeResourcesKnown()
{
    Q_INIT_RESOURCE(resources); // a static library's resources are not found otherwise
}

namespace holdout {
namespace {

QString folder()
{
    makeResourcesKnown();
    return QStringLiteral(":/icons");
}

QByteArray drawing(const QString& name)
{
    QFile file(QDir(folder()).filePath(name + QStringLiteral(".svg")));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icon", qUtf8Printable(name));
    return found ? file.readAll() : QByteArray();
}

void paintStrokes(QPainter& painter, QByteArray svg, const QRect& rect, const QColor& colour)
{
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer(svg).render(&painter, QRectF(rect));
}

/// Draws the strokes in the colour of the moment, so that a change of theme needs no new icons.
class StrokeIcon : public QIconEngine {
public:
    explicit StrokeIcon(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintStrokes(*painter, m_svg, rect, colour(mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new StrokeIcon(m_svg); }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        if (mode == QIcon::Disabled)
            return mix(theme().muted, theme().card, 0.5);
        if (mode == QIcon::Selected)
            return theme().onAccent;
        return state == QIcon::On ? theme().accent : theme().text;
    }

    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new StrokeIcon(drawing(name)));
}

void paintIcon(QPainter& painter, const QString& name, const QRect& rect, const QColor& colour)
{
    paintStrokes(painter, drawing(name), rect, colour);
}

QStringList iconNames()
{
    QStringList names = QDir(folder()).entryList(QDir::Files, QDir::Name);
    names.replaceInStrings(QStringLiteral(".svg"), QString());
    return names;
}

} // namespace holdout
