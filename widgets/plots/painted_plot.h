#pragma once

#include "plots/exportable.h"

#include <QWidget>

class QPainter;

namespace holdout {

/// A plot that paints itself. Whoever derives from it says what is drawn, how it reads as a table
/// and how in one sentence; screen, export and screen reader all come from these three.
class PaintedPlot : public QWidget {
    Q_OBJECT

public:
    /// The title is the accessible name; the name is the stem of exported files.
    PaintedPlot(const QString& title, QString name, QWidget* parent);

    virtual void draw(QPainter& painter, const QSize& size) const = 0;
    virtual QString csv() const = 0;
    virtual QString summary() const = 0;

    Exportable exportable() const;

    /// What belongs at the right of the card's title, such as "validation · threshold 0.50".
    QString note() const { return m_note; }

signals:
    void noteChanged(const QString& note);

protected:
    /// To be called after every change of what is shown.
    void refresh();
    void setNote(const QString& note);

    /// A sentence in the middle, for when there is nothing to draw.
    static void drawEmpty(QPainter& painter, const QSize& size, const QString& sentence);

    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_name, m_note;
};

} // namespace holdout
